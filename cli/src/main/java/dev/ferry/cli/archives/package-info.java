/** Look at archives and mend them; entry class {@link dev.ferry.cli.archives.ArchiveCommand}. */
@NullMarked
package dev.ferry.cli.archives;

import org.jspecify.annotations.NullMarked;
