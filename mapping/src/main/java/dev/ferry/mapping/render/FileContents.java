package dev.ferry.mapping.render;

import dev.ferry.archive.Sha256;
import java.util.Optional;

/** The bytes of attached files. The same content always gives the same bytes; may be asked by several threads. */
@FunctionalInterface
public interface FileContents {
    /** The file's first bytes, {@code most} at most; empty where its bytes are not there. */
    Optional<byte[]> beginning(Sha256 content, int most);

    /** None is there. */
    static FileContents none() {
        return (content, most) -> Optional.empty();
    }
}
