package dev.ferry.mapping.links;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files of the library as a traceback names them, {@code File "/usr/lib/python2.7/cgi.py", line 12}: the version is that of the
 * folder. What was installed besides is none. Whole tracebacks are code, where nothing links; this is for a line of one
 * among words.
 */
record TracebackFiles(SourceTree tree, String folder) implements LinkFinder {
    private static final String BEGIN = "File \"";
    private static final String LINE = "\", line ";
    private static final int LONGEST_PATH = 300;
    private static final int LONGEST_LINE = 6;
    private static final List<String> INSTALLED = List.of("site-packages", "dist-packages");

    @Override
    public boolean mayBegin(char first) {
        return first == BEGIN.charAt(0);
    }

    @Override
    public Optional<WordLink> find(String text, int at) {
        if (!text.startsWith(BEGIN, at)) {
            return Optional.empty();
        }
        int start = at + BEGIN.length();
        int last = Math.min(text.length(), start + LONGEST_PATH);
        int close = start;
        while (close < last && text.charAt(close) != '"') {
            close++;
        }
        int digits = close + LINE.length();
        if (!text.startsWith(LINE, close)) {
            return Optional.empty();
        }
        int end = Edges.digitsEnd(text, digits, LONGEST_LINE);
        if (end == digits || end - digits > LONGEST_LINE || !Edges.endsWord(text, end)) {
            return Optional.empty();
        }
        String line = text.substring(digits, end);
        return url(text.substring(start, close).replace('\\', '/'), line).map(url -> new WordLink(end, url));
    }

    private Optional<String> url(String installed, String line) {
        List<String> steps = List.of(installed.split("/", -1));
        if (Edges.holdsDotSteps(installed) || INSTALLED.stream().anyMatch(steps::contains)) {
            return Optional.empty();
        }
        for (int i = 0; i < steps.size() - 1; i++) {
            boolean library = steps.get(i).equalsIgnoreCase(folder);
            if (library && (i == 0 || !steps.get(i - 1).equals("var"))) {
                return url(steps, i, line);
            }
        }
        return Optional.empty();
    }

    /** {@code …/lib/python2.7/cgi.py}, {@code …/Python27/lib/cgi.py} and {@code …/Lib/cgi.py}. */
    private Optional<String> url(List<String> steps, int library, String line) {
        Optional<String> above = library == 0 ? Optional.empty() : version(steps.get(library - 1));
        Optional<String> below = version(steps.get(library + 1));
        int first = below.isPresent() ? library + 2 : library + 1;
        String path = String.join("/", steps.subList(Math.min(first, steps.size()), steps.size()));
        Optional<String> branch = below.or(() -> above).map(tree::branchOf).orElse(Optional.of(tree.branch()));
        boolean file = path.endsWith(".py")
                && !path.contains("//")
                && !path.startsWith("/")
                && path.chars().allMatch(c -> SourceFiles.isPath((char) c));
        return branch.filter(any -> file).map(name -> tree.url(name, folder + "/" + path, line));
    }

    /** Of {@code python2.7}, {@code Python27}, {@code Python310}. */
    private static Optional<String> version(String step) {
        String word = "python";
        if (!step.toLowerCase(Locale.ROOT).startsWith(word) || step.length() < word.length() + 2) {
            return Optional.empty();
        }
        String digits = step.substring(word.length());
        boolean numbers = digits.chars().allMatch(c -> Edges.isDigit((char) c) || c == '.');
        if (!numbers) {
            return Optional.empty();
        }
        return Optional.of(digits.indexOf('.') > 0 ? digits : digits.charAt(0) + "." + digits.substring(1));
    }
}
