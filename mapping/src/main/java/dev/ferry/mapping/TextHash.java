package dev.ferry.mapping;

import dev.ferry.archive.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash by which the ledger remembers a text that stands on GitHub: SHA-256 of its UTF-8. */
public final class TextHash {
    private TextHash() {}

    public static Sha256 of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new Sha256(HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
