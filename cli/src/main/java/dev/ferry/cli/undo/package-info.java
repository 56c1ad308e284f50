/** {@code ferry undo}: takes back what a migration made; begin at {@link dev.ferry.cli.undo.UndoCommand}. */
@NullMarked
package dev.ferry.cli.undo;

import org.jspecify.annotations.NullMarked;
