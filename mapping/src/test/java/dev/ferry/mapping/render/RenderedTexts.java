package dev.ferry.mapping.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Texts as they come to GitHub, for benchmarks: comments with all that the renderer writes. */
public final class RenderedTexts {
    /** Of a text that is no message, about so much makes one, in UTF-16 units. */
    private static final int MESSAGE = 1_000;

    private static final Renderer RENDERER = Rendering.renderer();

    private RenderedTexts() {}

    /** The messages of a folder with a file for each, or a file's text, cut where paragraphs end. */
    public static List<String> of(Path path) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String message : Files.isDirectory(path) ? files(path) : parts(Files.readString(path))) {
            texts.add(RENDERER.render(Rendering.issue("2", "t", "first", message))
                    .comments()
                    .get(0)
                    .body());
        }
        return texts;
    }

    private static List<String> files(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        List<String> messages = new ArrayList<>();
        for (Path file : files) {
            messages.add(Files.readString(file));
        }
        return messages;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf("\n\n", start + MESSAGE);
            end = end < 0 ? text.length() : end;
            parts.add(text.substring(start, end));
            start = end;
        }
        return parts;
    }
}
