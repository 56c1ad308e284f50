package dev.ferry.cli.operate;

import dev.ferry.cli.run.UsageException;
import dev.ferry.mapping.formats.MapContent;
import dev.ferry.mapping.formats.MapFormat;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What of the map somebody wants, in which form, and where. */
final class MapWish {
    private static final Set<MapFormat> TABLES = EnumSet.of(MapFormat.CSV, MapFormat.JSON);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            converter = Format.class,
            description =
                    "csv, json, sql (statements for a Roundup tracker's database), nginx, apache (redirects from the"
                            + " tracker's addresses), html (pages in their place); default: csv")
    private MapFormat format = MapFormat.CSV;

    @Option(names = "--all", description = "every exported issue, planned or not (csv, json)")
    private boolean all;

    @Option(
            names = "--comments",
            description = "messages too: where each one is; csv has a table of them instead (csv, json)")
    private boolean comments;

    @Option(
            names = "--per-user",
            description =
                    "each person's issues instead, from the archive: who wrote, has to do, or follows them (csv, html)")
    private boolean perUser;

    @Option(
            names = "--field",
            paramLabel = "NAME",
            description = "the property of the tracker's issues that takes the new number (sql; default: "
                    + MapContent.FIELD + ")")
    private Optional<String> field = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PLACE",
            description = "write to this file instead of standard output; the folder for nginx, apache and html")
    private Optional<Path> output = Optional.empty();

    /** Reads a format as it is written on the command line, in small letters. */
    static final class Format implements ITypeConverter<MapFormat> {
        @Override
        public MapFormat convert(String text) {
            for (MapFormat format : MapFormat.values()) {
                if (word(format).equals(text.toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            String words =
                    EnumSet.allOf(MapFormat.class).stream().map(Format::word).collect(Collectors.joining(", "));
            throw new TypeConversionException("expected one of " + words + ", not '" + text + "'");
        }

        private static String word(MapFormat format) {
            return format.name().toLowerCase(Locale.ROOT);
        }
    }

    void refuseContradictions() {
        if ((all || comments) && !isTable()) {
            throw new UsageException((all ? "--all" : "--comments") + " goes with --format csv or json");
        }
        if (all && comments) {
            throw new UsageException(
                    "--all and --comments: issues that are not planned have no comments; name one of both");
        }
        if (perUser && (all || comments)) {
            throw new UsageException("--per-user goes neither with --all nor with --comments");
        }
        if (perUser && format != MapFormat.CSV && format != MapFormat.HTML) {
            throw new UsageException("--per-user goes with --format csv or html");
        }
        if (field.isPresent() && format != MapFormat.SQL) {
            throw new UsageException("--field goes with --format sql");
        }
        // It becomes part of a statement.
        if (!field.orElse(MapContent.FIELD).matches("[A-Za-z][A-Za-z0-9_]{0,50}")) {
            throw new UsageException("--field: a property's name is letters, digits and _, not '" + field.get() + "'");
        }
        if (format.isFolder() && output.isEmpty()) {
            throw new UsageException(
                    "--format " + Format.word(format) + " is several files: name a folder for them with -o");
        }
    }

    MapFormat format() {
        return format;
    }

    /** The format's word on the command line. */
    String formatWord() {
        return Format.word(format);
    }

    /** Whether programs and people read rows, and are not led anywhere by them. */
    boolean isTable() {
        return TABLES.contains(format);
    }

    /** Whether issues that are not planned are wanted too. */
    boolean all() {
        return all;
    }

    boolean comments() {
        return comments;
    }

    boolean perUser() {
        return perUser;
    }

    /** The property of the tracker's issues that takes the new number. */
    String field() {
        return field.orElse(MapContent.FIELD);
    }

    /** A file, or a folder for a format of several files; empty for standard output. */
    Optional<Path> output() {
        return output;
    }
}
