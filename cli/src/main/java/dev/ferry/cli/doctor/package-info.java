/** Everything that stands in the way of a migration and what it will take; entry class {@link dev.ferry.cli.doctor.Examination}. */
@NullMarked
package dev.ferry.cli.doctor;

import org.jspecify.annotations.NullMarked;
