package dev.ferry.cli.config;

import dev.ferry.mapping.yaml.BadValue;

/** The trackers that can be exported. */
public enum TrackerKind {
    ROUNDUP;

    static TrackerKind parse(String text) {
        if (text.equals("roundup")) {
            return ROUNDUP;
        }
        throw new BadValue("the tracker '" + text + "' is not known; this version of Ferry exports: roundup");
    }
}
