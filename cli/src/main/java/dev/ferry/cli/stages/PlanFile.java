package dev.ferry.cli.stages;

import dev.ferry.archive.WholeFile;
import dev.ferry.transfer.rewrite.PlannedEdit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a rewrite would change, as a patch: of each text its address, then the change, the text being called {@code 101/body} or
 * {@code 101/issuecomment-7}. Written beside, put in place when it is whole.
 */
final class PlanFile implements AutoCloseable {
    private final WholeFile file;
    private final Writer out;

    private PlanFile(WholeFile file) {
        this.file = file;
        // Half a character that somebody's text holds is a question mark here, and no error.
        out = new BufferedWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
    }

    static PlanFile begin(Path target) throws IOException {
        return new PlanFile(WholeFile.begin(target));
    }

    void add(PlannedEdit edit) {
        try {
            out.write("# " + edit.url() + " (" + edit.item() + ", " + edit.origin() + ")\n");
            UnifiedDiff.write(name(edit), edit.before(), edit.after(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the end of its address, which is a number and perhaps a comment. */
    private static String name(PlannedEdit edit) {
        String path = edit.url().getPath();
        String number = path.substring(path.lastIndexOf('/') + 1);
        String comment = edit.url().getFragment();
        return (number + "/" + (comment == null ? "body" : comment)).replaceAll("[^0-9A-Za-z/_-]", "_");
    }

    Path target() {
        return file.target();
    }

    /** Puts it in place. */
    void finish() throws IOException {
        out.flush();
        file.publish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
