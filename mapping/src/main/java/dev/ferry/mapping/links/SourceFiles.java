package dev.ferry.mapping.links;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Files by their path in the sources: {@code Lib/cgi.py}, {@code Lib/cgi.py:123}, {@code 3.7/Lib/cgi.py}. */
final class SourceFiles implements LinkFinder {
    private static final String NOT_BEFORE = "-/.@#=&?\\%~+$";
    /** Signs of patterns and of other words: what stands before them is no path. */
    private static final String NOT_BEHIND = "*<{[$%\\=";

    private static final int LONGEST_LINE = 6;
    private static final int SHORTEST_BARE_NAME = 3;

    private final SourceTree tree;
    private final Set<String> folders;
    private final boolean[] letters = new boolean[128];
    private final int longestFolder;
    private final int longestVersion;

    SourceFiles(SourceTree tree) {
        this.tree = tree;
        this.folders = new HashSet<>(tree.layout().folders());
        int longest = 0;
        for (String folder : folders) {
            letters[folder.charAt(0) & 0x7f] = true;
            longest = Math.max(longest, folder.length());
        }
        int longestPrefix = 0;
        for (String version : tree.layout().versions().keySet()) {
            letters[version.charAt(0) & 0x7f] = true;
            longestPrefix = Math.max(longestPrefix, version.length());
        }
        this.longestFolder = longest;
        this.longestVersion = longestPrefix;
    }

    @Override
    public boolean mayBegin(char first) {
        return letters[first & 0x7f];
    }

    @Override
    public Optional<WordLink> find(String text, int at) {
        if (!Edges.follows(text, at, NOT_BEFORE)) {
            return Optional.empty();
        }
        int slash = slash(text, at, longestVersion);
        Optional<String> branch = slash < 0 ? Optional.empty() : tree.branchOf(text.substring(at, slash));
        return branch.isPresent() ? file(text, slash + 1, branch.get()) : file(text, at, tree.branch());
    }

    private Optional<WordLink> file(String text, int start, String branch) {
        int slash = slash(text, start, longestFolder);
        if (slash < 0 || !folders.contains(text.substring(start, slash))) {
            return Optional.empty();
        }
        int end = slash + 1;
        while (end < text.length() && isPath(text.charAt(end))) {
            end++;
        }
        int stop = end;
        while (stop > slash && !isName(text.charAt(stop - 1))) {
            stop--;
        }
        String path = text.substring(start, stop);
        boolean goesOn = end < text.length() && NOT_BEHIND.indexOf(text.charAt(end)) >= 0;
        if (goesOn || stop <= slash + 1 || !isFile(path, slash - start + 1) || !Edges.endsWord(text, end)) {
            return Optional.empty();
        }
        int lineEnd = stop == end ? lineEnd(text, end) : stop;
        String line = lineEnd > stop ? text.substring(stop + 1, lineEnd) : "";
        return Optional.of(new WordLink(lineEnd, tree.url(branch, path, line)));
    }

    /** Behind {@code :123}; the same place where no line is named. */
    private static int lineEnd(String text, int at) {
        if (at >= text.length() || text.charAt(at) != ':') {
            return at;
        }
        int end = Edges.digitsEnd(text, at + 1, LONGEST_LINE);
        return end > at + 1 && end - at - 1 <= LONGEST_LINE && Edges.endsWord(text, end) ? end : at;
    }

    /** {@code Python/C} and {@code Python/2.7.3} are no files, but {@code Misc/NEWS} is one. */
    private static boolean isFile(String path, int name) {
        boolean bare = path.indexOf('/', name) < 0 && path.indexOf('.', name) < 0;
        boolean version =
                path.chars().skip(path.lastIndexOf('/') + 1L).allMatch(c -> c == '.' || Edges.isDigit((char) c));
        return !(bare && path.length() - name < SHORTEST_BARE_NAME) && !version && !Edges.holdsDotSteps(path);
    }

    /** The slash behind the name that begins here; -1 where there is none. */
    private static int slash(String text, int at, int longest) {
        int last = Math.min(text.length() - 1, at + longest);
        for (int i = at; i <= last; i++) {
            if (text.charAt(i) == '/') {
                return i;
            }
        }
        return -1;
    }

    static boolean isPath(char c) {
        return isName(c) || c == '/' || c == '.' || c == '-' || c == '+';
    }

    private static boolean isName(char c) {
        return Edges.isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
