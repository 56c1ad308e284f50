package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Plain text as people write it in mails: code, quotes and lists where they surely are some, and paragraphs. Fences of the
 * author's are obeyed outside of quotes and lists.
 */
public final class PlainText implements MarkupConverter {
    // Looks at one line only and has nothing to backtrack over.
    private static final Pattern MAYBE_ITEM = Pattern.compile("[ \t]*([-*+\u2022]|[0-9A-Za-z]{1,3}[.)\\]:])[ \t].*");

    /** Deeper quotes and lists are words with their signs: each level reads its lines once more. */
    private static final int DEEPEST = 6;

    @Override
    public List<Block> blocks(String cleanText) {
        return Cut.of(List.of(cleanText.split("\n", -1)), 0);
    }

    /** One level of one text. */
    private static final class Cut {
        private final List<String> lines;
        private final int depth;
        private final CodeFinder code;
        private final List<Block> blocks = new ArrayList<>();
        private final List<String> paragraph = new ArrayList<>();
        private boolean inList;
        private int noListBefore;
        private int noQuoteBefore;
        private int at;

        private Cut(List<String> lines, int depth) {
            this.lines = lines;
            this.depth = depth;
            this.code = new CodeFinder(lines, depth == 0);
        }

        static List<Block> of(List<String> lines, int depth) {
            Cut cut = new Cut(lines, depth);
            while (cut.at < lines.size()) {
                if (!cut.takeCode() && !cut.takeQuote() && !cut.takeList() && !cut.takeColumns()) {
                    cut.takeLine();
                }
            }
            cut.endParagraph();
            return List.copyOf(cut.blocks);
        }

        private boolean takeCode() {
            boolean mayBegin =
                    paragraph.isEmpty() || paragraph.get(paragraph.size() - 1).endsWith(":");
            int end = code.end(at, mayBegin && !inList);
            if (end == at) {
                return false;
            }
            add(code.block(at, end), end);
            return true;
        }

        private boolean takeQuote() {
            if (depth == DEEPEST || at < noQuoteBefore) {
                return false;
            }
            Optional<QuoteRun> quote = QuoteRun.at(lines, at);
            noQuoteBefore = quote.map(QuoteRun::end).orElse(noQuoteBefore);
            if (quote.filter(QuoteRun::isSure).isEmpty()) {
                return false;
            }
            add(new QuoteBlock(of(quote.get().words(), depth + 1)), quote.get().end());
            return true;
        }

        private boolean takeList() {
            if (depth == DEEPEST || at < noListBefore || isInComment()) {
                return false;
            }
            Optional<ListRun> list = ListRun.at(lines, at);
            if (list.filter(ListRun::isSure).isEmpty() || continuesList(list.get())) {
                noListBefore = list.map(ListRun::end).orElse(noListBefore);
                return false;
            }
            ListRun run = list.get();
            List<List<Block>> items = new ArrayList<>();
            run.items().forEach(item -> items.add(of(item, depth + 1)));
            add(new ListBlock(run.sign(), run.number(), items), run.end());
            return true;
        }

        private boolean takeColumns() {
            if (inList || MAYBE_ITEM.matcher(lines.get(at)).matches()) {
                return false;
            }
            int end = ColumnRun.end(lines, at);
            if (end == at) {
                return false;
            }
            add(new CodeBlock("", List.copyOf(lines.subList(at, end))), end);
            return true;
        }

        /** Stars in a comment of C's are no list's. */
        private boolean isInComment() {
            return !paragraph.isEmpty() && paragraph.get(paragraph.size() - 1).contains("/*");
        }

        /** Markdown would make one list of two, and number it through. */
        private boolean continuesList(ListRun list) {
            return paragraph.isEmpty()
                    && !blocks.isEmpty()
                    && blocks.get(blocks.size() - 1) instanceof ListBlock before
                    && before.sign() == list.sign();
        }

        private void takeLine() {
            String line = lines.get(at);
            if (Lines.isBlank(line)) {
                endParagraph();
            } else {
                paragraph.add(line);
                inList = MAYBE_ITEM.matcher(line).matches() || (inList && Lines.indent(line) > 0);
            }
            at++;
        }

        private void add(Block block, int end) {
            endParagraph();
            blocks.add(block);
            at = end;
        }

        private void endParagraph() {
            if (!paragraph.isEmpty()) {
                blocks.add(new Paragraph(List.copyOf(paragraph)));
                paragraph.clear();
            }
        }
    }
}
