package dev.ferry.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/** Reads a manifest: the version first, because another version may have other fields. */
final class ManifestReader {
    private ManifestReader() {}

    static Manifest parse(byte[] json) {
        checkVersion(json);
        try {
            return RecordJson.reader(Manifest.class).readValue(json);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void checkVersion(byte[] json) {
        try {
            checkVersionField(json);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DamageException unreadable(JsonProcessingException e) {
        long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
        return new DamageException(Finding.error(EntryNames.MANIFEST, line, RecordJson.explain(e)), e);
    }

    private static void checkVersionField(byte[] json) throws IOException {
        try (JsonParser parser = RecordJson.parser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (name.equals("formatVersion")) {
                        if (value != JsonToken.VALUE_NUMBER_INT
                                || !parser.getText().equals("1")) {
                            throw new DamageException(Finding.error(
                                            EntryNames.MANIFEST,
                                            "format version " + Printable.of(parser.getText())
                                                    + " is not known; this Ferry reads version "
                                                    + Manifest.FORMAT_VERSION)
                                    .withCure(Finding.Cure.UPGRADE));
                        }
                        return;
                    }
                    parser.skipChildren();
                }
            }
        }
        throw new DamageException(
                Finding.error(EntryNames.MANIFEST, "formatVersion is missing; this is no Ferry archive"));
    }

    /** The entries that the zip has and those that the manifest names must be the same. */
    static void checkEntries(Manifest manifest, Set<String> zipNames, java.util.List<Finding> findings) {
        Set<String> unnamed = new TreeSet<>(zipNames);
        unnamed.removeAll(manifest.entries().keySet());
        unnamed.remove(EntryNames.MANIFEST);
        unnamed.forEach(name -> findings.add(Finding.error(name, "the manifest does not name it")));
        manifest.entries().forEach((name, digest) -> {
            if (!zipNames.contains(name) || name.equals(EntryNames.MANIFEST)) {
                findings.add(Finding.error(Printable.of(name), "the manifest names it, the zip does not have it"));
            }
            EntryNames.content(name)
                    .filter(content -> !content.equals(digest))
                    .ifPresent(content ->
                            findings.add(Finding.error(name, "its name and its SHA-256 in the manifest differ")));
        });
        if (!manifest.entries().containsKey(EntryNames.USERS)) {
            findings.add(Finding.error(EntryNames.USERS, "it is missing"));
        }
    }
}
