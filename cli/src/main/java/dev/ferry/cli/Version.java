package dev.ferry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code ferry --version} prints. The parser makes it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("ferry.properties")) {
            if (resource != null) {
                properties.load(resource);
            }
        }
        return new String[] {"ferry " + properties.getProperty("version", "(unknown version)")};
    }
}
