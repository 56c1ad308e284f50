package dev.ferry.exporter.roundup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;

/** A tracker that a real Roundup wrote, and what its author meant. Tests are skipped where it is not at hand. */
record RealTracker(Path home, List<JsonNode> truth) {
    private static final Path DATA = Path.of(System.getProperty("ferry.root", "."), "..", "shared", "data", "roundup");

    Path database() {
        return home.resolve("db").resolve("db");
    }

    Path files() {
        return home.resolve("db").resolve("files");
    }

    static RealTracker small() throws IOException {
        Path home = DATA.resolve("bpo-50");
        Assumptions.assumeTrue(Files.isDirectory(home), "no real tracker beside the checkout");
        return new RealTracker(home, truth(Files.newInputStream(DATA.resolve("bpo-50.truth.jsonl"))));
    }

    static RealTracker large(Path scratch) throws IOException {
        Path packed = DATA.resolve("bpo-2k.tar.gz");
        Assumptions.assumeTrue(Files.isRegularFile(packed), "no real tracker beside the checkout");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = scratch.resolve(entry.getName()).normalize();
                if (entry.isFile() && target.startsWith(scratch)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                }
            }
        }
        InputStream truth = new GZIPInputStream(Files.newInputStream(DATA.resolve("bpo-2k.truth.jsonl.gz")));
        return new RealTracker(scratch.resolve("bpo-2k"), truth(truth));
    }

    /** What {@code roundup-admin export} made of the small tracker. */
    static Path adminExport() {
        Path folder = DATA.resolve("bpo-50-admin-export");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no real export beside the checkout");
        return folder;
    }

    /** The statements that rebuild the large tracker's database in PostgreSQL. */
    static String postgresDump() throws IOException {
        Path packed = DATA.resolve("bpo-2k.postgresql.sql.gz");
        Assumptions.assumeTrue(Files.isRegularFile(packed), "no real tracker beside the checkout");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            // Lines for psql alone, not for the server.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\\\(un)?restrict .*$", "");
        }
    }

    private static List<JsonNode> truth(InputStream lines) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> truth = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                truth.add(mapper.readTree(line));
            }
        }
        return truth;
    }

    JsonNode odd() {
        return truth.get(0).get("odd");
    }

    List<JsonNode> issues() {
        return truth.subList(1, truth.size());
    }
}
