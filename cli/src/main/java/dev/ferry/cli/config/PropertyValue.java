package dev.ferry.cli.config;

/** A property of an issue and one of its values, written {@code property=value}. */
public record PropertyValue(String property, String value) {
    static PropertyValue parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new BadValue("'" + text + "' is not of the form property=value");
        }
        return new PropertyValue(
                text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }
}
