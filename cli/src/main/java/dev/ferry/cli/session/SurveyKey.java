package dev.ferry.cli.session;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.MappingSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a look through an archive depends on: another archive, other rules or other people need something else. */
public final class SurveyKey {
    private SurveyKey() {}

    /** The same text for the same needs; what can not be read is an IOException. */
    public static String of(MappingSection mapping, Archive archive, String web) throws IOException {
        StringBuilder key = new StringBuilder(archive.digest().hex())
                .append(' ')
                .append(mapping)
                .append(' ')
                .append(web);
        for (Path file : mapping.files()) {
            key.append(' ').append(sha256(Files.readAllBytes(file)));
        }
        return key.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
