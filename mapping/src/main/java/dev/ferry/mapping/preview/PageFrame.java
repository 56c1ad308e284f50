package dev.ferry.mapping.preview;

import dev.ferry.mapping.html.PageText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Begins and ends a page that needs nothing but itself. Its policy allows the styles and the script that we wrote, by their
 * digests, and nothing else: no request, no image, no script of a text. Digests work from a disk, where a page has no origin of
 * its own that all browsers agree on.
 */
public final class PageFrame {
    private static final String STYLE = resource("preview.css");

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src %s; script-src %s; \
            base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            """;

    private final String script;

    private PageFrame(String script) {
        this.script = script;
    }

    /** A frame whose pages run this script of ours. */
    static PageFrame with(String scriptFile) {
        return new PageFrame(resource(scriptFile));
    }

    /** A frame whose pages run nothing. */
    public static PageFrame withoutScript() {
        return new PageFrame("");
    }

    /** Up to the beginning of the body; {@code title} is text, {@code ownStyle} are rules of this page alone, or nothing. */
    public void begin(Writer out, String title, String ownStyle) throws IOException {
        String styles = Stream.of(STYLE, ownStyle)
                .filter(one -> !one.isEmpty())
                .map(PageFrame::hash)
                .collect(Collectors.joining(" "));
        out.write(HEAD.formatted(styles, script.isEmpty() ? "'none'" : hash(script)));
        out.write("<title>" + PageText.text(title) + "</title>\n<style>" + STYLE + "</style>\n");
        if (!ownStyle.isEmpty()) {
            out.write("<style>" + ownStyle + "</style>\n");
        }
        out.write("</head>\n<body>\n");
    }

    /** From the end of the body on. */
    public void end(Writer out) throws IOException {
        out.write((script.isEmpty() ? "" : "<script>" + script + "</script>\n") + "</body>\n</html>\n");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the program: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
