package dev.ferry.mapping.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** real-text-sample.txt: windows of a real text, and the references that reading finds in them. */
record RealTextSample(Map<String, String> digests, List<Window> windows) {
    /** Some lines of a file, both ends included, numbered from 1; in the order of the text, what stands in them. */
    record Window(String file, int first, int last, String drawn, List<Label> labels) {
        String text(List<String> lines) {
            return String.join("\n", lines.subList(first - 1, last));
        }

        List<Label> references() {
            return labels.stream().filter(Label::reference).toList();
        }
    }

    /** A reference, or what the grammar leaves though a person takes it for one. */
    record Label(boolean reference, int line, String id, String spelling) {}

    static RealTextSample read() {
        Map<String, String> digests = new TreeMap<>();
        List<Window> windows = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (String line : resource().split("\n")) {
            if (line.startsWith("text ")) {
                String[] parts = line.split(" ");
                digests.put(parts[1], parts[2]);
            } else if (line.startsWith("window ")) {
                String[] parts = line.split(" ");
                labels = new ArrayList<>();
                windows.add(
                        new Window(parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), parts[4], labels));
            } else if (!windows.isEmpty()) {
                String[] parts = line.split(" ", 4);
                labels.add(new Label(parts[0].equals("is"), Integer.parseInt(parts[1]), parts[2], parts[3]));
            }
        }
        return new RealTextSample(digests, windows);
    }

    /** Where the text lies, if it came along. */
    static Path folder() {
        return Path.of(System.getProperty("ferry.root", ".")).resolve("../shared/data/text");
    }

    static Path path(String file) {
        return folder().resolve("cpython-" + file + ".txt");
    }

    private static String resource() {
        try (InputStream in =
                Objects.requireNonNull(RealTextSample.class.getResourceAsStream("real-text-sample.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
