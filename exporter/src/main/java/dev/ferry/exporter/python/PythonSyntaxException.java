package dev.ferry.exporter.python;

/** The text is not a literal that {@link PythonLiteral} knows; the message names the position, from 0, and never quotes the text. */
public final class PythonSyntaxException extends Exception {
    PythonSyntaxException(String message) {
        super(message);
    }
}
