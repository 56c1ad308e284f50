package dev.ferry.mapping.formats;

import dev.ferry.mapping.html.PageText;
import java.io.IOException;
import java.io.Writer;

/** Pages that need nothing but themselves. */
final class Html {
    private static final String STYLE = "body{font:16px/1.5 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}"
            + "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.2em .6em .2em 0;"
            + "text-align:left;vertical-align:top}input{font:inherit;width:100%}";

    private Html() {}

    /** Begins a page up to its heading; {@code head} is HTML, the title is text. */
    static void begin(Writer out, String title, String head) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + PageText.text(title)
                + "</title>\n"
                + head + "<style>" + STYLE + "</style>\n</head>\n<body>\n<h1>" + PageText.text(title) + "</h1>\n");
    }

    static void end(Writer out) throws IOException {
        out.write("</body>\n</html>\n");
    }

    static String link(String address, String words) {
        return "<a href=\"" + PageText.text(address) + "\">" + PageText.text(words) + "</a>";
    }
}
