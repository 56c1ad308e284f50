package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.cli.run.StopFlag;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.terminal.Progress;
import java.util.Iterator;

/** All issues of an archive, looked through before anything is sent: with progress, and Ctrl-C ends it at once. */
final class WholeArchive {
    private WholeArchive() {}

    /** To be iterated once; throws {@link StoppedException} where a stop was asked for. */
    static Iterable<Issue> issues(Archive archive, String stage, Progress progress, StopFlag stop) {
        return () -> {
            Iterator<Issue> issues = archive.issues().iterator();
            progress.begin(stage, archive.manifest().counts().issues());
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    boolean more = issues.hasNext();
                    if (!more) {
                        progress.end();
                    }
                    return more;
                }

                @Override
                public Issue next() {
                    if (stop.isRaised()) {
                        throw new StoppedException();
                    }
                    progress.advance(1);
                    return issues.next();
                }
            };
        };
    }
}
