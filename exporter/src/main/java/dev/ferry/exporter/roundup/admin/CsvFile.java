package dev.ferry.exporter.roundup.admin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.ferry.archive.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of {@code roundup-admin export}: cells between colons, each a Python literal, quoted as CSV where need be. */
final class CsvFile {
    private static final CsvMapper MAPPER =
            CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    private static final CsvSchema SHAPE =
            CsvSchema.emptySchema().withColumnSeparator(':').withQuoteChar('"');

    private final Path path;

    CsvFile(Path path) {
        this.path = path;
    }

    /** Takes one line's cells; {@code line} counts from 1. */
    interface LineReader {
        void read(List<String> cells, long line);
    }

    /** Hands over all lines, the header too. */
    void read(LineReader reader) {
        long line = 1;
        try (Reader text = new BufferedReader(new InputStreamReader(
                        Files.newInputStream(path),
                        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
                MappingIterator<String[]> lines =
                        MAPPER.readerFor(String[].class).with(SHAPE).readValues(text)) {
            for (; lines.hasNextValue(); line++) {
                reader.read(List.of(lines.nextValue()), line);
            }
        } catch (JacksonException e) {
            throw damaged(line, "it is cut short or damaged (" + e.getOriginalMessage() + ")");
        } catch (IOException | RuntimeJsonMappingException e) {
            throw new DataException(path + " can not be read: " + e.getMessage() + "; " + AdminExport.ANEW, e);
        }
    }

    DataException damaged(long line, String what) {
        return new DataException(path + ", line " + line + ": " + what + "; " + AdminExport.ANEW);
    }
}
