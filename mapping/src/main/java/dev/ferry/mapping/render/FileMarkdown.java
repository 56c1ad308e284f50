package dev.ferry.mapping.render;

/** Markdown and HTML around an attached file that is shown. Its name was somebody's to choose. */
final class FileMarkdown {
    private static final String SIGNS = "\\`*_[]<>&!|~";

    private FileMarkdown() {}

    /** Closed until somebody opens it. In code GitHub makes neither mentions nor references. */
    static String folded(String name, String fence) {
        return "<details><summary><code>" + html(name) + "</code></summary>\n\n" + fence + "\n\n</details>";
    }

    static String picture(String name, String address) {
        return "![" + words(name) + "](" + address + ")";
    }

    private static String html(String name) {
        return name.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Where comments do not work, a sign that would call somebody can only be a word. */
    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (char c : name.replace("@", " at ").toCharArray()) {
            words.append(SIGNS.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return words.toString();
    }
}
