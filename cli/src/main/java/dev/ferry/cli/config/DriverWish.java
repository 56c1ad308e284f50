package dev.ferry.cli.config;

import dev.ferry.mapping.ledger.ImportDriver;
import java.util.Optional;

/** By which driver the operator wants issues to be made; {@code AUTO} leaves it to what the server has. */
public enum DriverWish {
    AUTO(Optional.empty()),
    BULK(Optional.of(ImportDriver.BULK)),
    REST(Optional.of(ImportDriver.REST));

    // An Optional of an enum's constant never changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<ImportDriver> driver;

    DriverWish(Optional<ImportDriver> driver) {
        this.driver = driver;
    }

    /** Empty where the server is to be asked. */
    public Optional<ImportDriver> driver() {
        return driver;
    }

    /**
     * Reads a wish as it is written in ferry.yaml and on the command line.
     *
     * @throws IllegalArgumentException with what can be written instead
     */
    public static DriverWish parse(String text) {
        return switch (text) {
            case "auto" -> AUTO;
            case "bulk" -> BULK;
            case "rest" -> REST;
            default -> throw new IllegalArgumentException("it is 'auto', 'bulk' or 'rest', not '" + text + "'");
        };
    }
}
