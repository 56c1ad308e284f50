package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.mapping.yaml.ConfigFindings;
import dev.ferry.mapping.yaml.Section;
import dev.ferry.mapping.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Reads {@code ferry.yaml}: strict, all findings at once, each with line, column, key and what to write instead. */
final class ConfigurationReader {
    private final Path file;
    private final Values values;
    private final Variables variables;

    ConfigurationReader(Path workspace, Map<String, String> environment) {
        this.file = workspace.resolve(Workspace.CONFIGURATION_FILE);
        this.variables = new Variables(environment);
        this.values = new Values(workspace, variables);
    }

    Configuration read() {
        return read(text());
    }

    /** Whether there is a file to read. */
    boolean isThere() {
        return Files.exists(file);
    }

    Configuration read(String text) {
        ConfigFindings findings = new ConfigFindings(Workspace.CONFIGURATION_FILE);
        Section root = Section.root(new YamlReader(findings).read(text), variables::fill, findings);
        Configuration configuration = Configuration.read(root, values, findings::properties);
        root.end();
        findings.refuse();
        return configuration;
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new ConfigException("there is no " + Workspace.CONFIGURATION_FILE + " in "
                    + file.toAbsolutePath().normalize().getParent()
                    + "; run `ferry init` there, or name the workspace with `ferry -C WORKSPACE`");
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (AccessDeniedException e) {
            throw new ConfigException(file + " can not be read: its rights forbid it; change them", e);
        } catch (IOException e) {
            throw new ConfigException(file + " can not be read: " + e.getMessage(), e);
        }
    }
}
