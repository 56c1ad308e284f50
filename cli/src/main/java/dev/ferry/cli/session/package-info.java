/**
 * What every command is given: the session, the global options, the choice of a migration; entry class {@link
 * dev.ferry.cli.session.Session}.
 */
@NullMarked
package dev.ferry.cli.session;

import org.jspecify.annotations.NullMarked;
