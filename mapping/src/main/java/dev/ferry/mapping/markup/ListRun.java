package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list that begins at a line of a plain text, where it surely is one: two items or more, with one sign, numbers that count
 * on, and nothing between them that may or may not belong to an item. One reading of the lines that it looks at.
 */
final class ListRun {
    private final List<String> lines;
    private final ListMark first;
    private final List<List<String>> items = new ArrayList<>();
    private ListMark last;
    private int marks;
    private int at;
    private boolean doubtful;

    private ListRun(List<String> lines, int at, ListMark first) {
        this.lines = lines;
        this.at = at;
        this.first = first;
        this.last = first;
    }

    /** The list that begins at this line; empty where no item does. */
    static Optional<ListRun> at(List<String> lines, int at) {
        return ListMark.of(lines.get(at)).filter(mark -> mark.indent() < 4).map(mark -> {
            ListRun run = new ListRun(lines, at, mark);
            run.read();
            return run;
        });
    }

    boolean isSure() {
        return !doubtful && marks > 1;
    }

    char sign() {
        return first.sign();
    }

    long number() {
        return first.number();
    }

    /** The items' lines, without what makes items of them. */
    List<List<String>> items() {
        return items;
    }

    /** Behind the list's last line; where it is not sure, behind the line that makes it so. */
    int end() {
        return at;
    }

    private void read() {
        begin(first);
        while (at < lines.size() && !doubtful) {
            if (Lines.isBlank(lines.get(at)) ? !afterBlank() : !line()) {
                return;
            }
        }
    }

    private void begin(ListMark mark) {
        List<String> item = new ArrayList<>();
        item.add(lines.get(at).substring(mark.wordsAt()));
        items.add(item);
        last = mark;
        marks++;
        at++;
    }

    /** Whether the list goes on behind the blank lines that begin here. */
    private boolean afterBlank() {
        int next = at;
        while (next < lines.size() && Lines.isBlank(lines.get(next))) {
            next++;
        }
        if (next == lines.size()) {
            return false;
        }
        String line = lines.get(next);
        if (Lines.indent(line) >= first.indent() + 2) {
            items.get(items.size() - 1).add("");
        } else if (ListMark.of(line).filter(mark -> mark.follows(last)).isEmpty()) {
            return false;
        }
        at = next;
        return true;
    }

    /** Whether the list goes on with this line. */
    private boolean line() {
        String line = lines.get(at);
        int indent = Lines.indent(line);
        Optional<ListMark> mark = ListMark.of(line);
        if (indent >= first.indent() + 2 || (indent > first.indent() && mark.isEmpty())) {
            items.get(items.size() - 1).add(Lines.outdent(line, last.wordsColumn()));
            marks += mark.isPresent() ? 1 : 0;
            at++;
            return true;
        }
        if (mark.isPresent()) {
            if (mark.get().follows(last)) {
                begin(mark.get());
            } else {
                doubt(at);
            }
            return true;
        }
        // Where an item follows, the line may be a part of the one before it: only the author knows.
        for (int i = at + 1; i < lines.size() && !Lines.isBlank(lines.get(i)); i++) {
            if (ListMark.of(lines.get(i))
                    .filter(later -> later.sign() == first.sign())
                    .isPresent()) {
                doubt(i);
                return true;
            }
        }
        return false;
    }

    private void doubt(int line) {
        doubtful = true;
        at = line + 1;
    }
}
