/**
 * The durable memory of a migration; {@link dev.ferry.mapping.ledger.Ledger} is where writing begins, {@link
 * dev.ferry.mapping.ledger.LedgerView} where reading does.
 */
@NullMarked
package dev.ferry.mapping.ledger;

import org.jspecify.annotations.NullMarked;
