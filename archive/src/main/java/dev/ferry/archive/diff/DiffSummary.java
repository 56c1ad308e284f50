package dev.ferry.archive.diff;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param issues how many issues both archives hold
 * @param onlyLeft issues of the first archive alone
 * @param onlyRight issues of the second archive alone
 * @param changed issues that both hold and that differ
 * @param users users that differ or that one archive lacks
 * @param fields differences in all
 * @param leftAside what was not compared, because one of the archives came through a door that can not give it
 */
public record DiffSummary(
        long issues, long onlyLeft, long onlyRight, long changed, long users, long fields, List<String> leftAside) {
    public DiffSummary {
        leftAside = List.copyOf(leftAside);
    }

    public boolean same() {
        return fields == 0;
    }
}
