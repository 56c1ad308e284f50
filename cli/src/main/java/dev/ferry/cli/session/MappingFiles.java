package dev.ferry.cli.session;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.MappingSection;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelMapReader;
import dev.ferry.mapping.people.OptOut;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.people.UserMapReader;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.ReferenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the files say that {@code mapping} in ferry.yaml names. */
record MappingFiles(UserMap users, OptOut optOut, LabelMap labels, ReferenceOptions references) {
    /** Throws ConfigException with all that is wrong with any of them, a line each. */
    static MappingFiles read(MappingSection mapping, Preset preset, String web) {
        Reading reading = new Reading();
        MappingFiles files = new MappingFiles(
                reading.of(() -> mapping.users().map(UserMapReader::read).orElse(UserMap.empty()), UserMap.empty()),
                reading.of(() -> mapping.optOut().map(OptOut::read).orElse(OptOut.nobody()), OptOut.nobody()),
                reading.of(
                        () -> mapping.labels()
                                .map(file -> LabelMapReader.read(file, preset.labels()))
                                .orElse(LabelMap.of(preset.labels())),
                        LabelMap.of(preset.labels())),
                reading.of(
                        () -> ReferenceFiles.options(mapping.references(), preset, web), ReferenceOptions.of(preset)));
        reading.end();
        return files;
    }

    /** Goes on behind a file that is wrong. */
    private static final class Reading {
        private final List<String> findings = new ArrayList<>();

        <T> T of(Supplier<T> file, T otherwise) {
            try {
                return file.get();
            } catch (ConfigException e) {
                findings.add(e.getMessage());
                return otherwise;
            }
        }

        void end() {
            if (!findings.isEmpty()) {
                throw new ConfigException(String.join("\n", findings));
            }
        }
    }
}
