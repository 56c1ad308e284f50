package dev.ferry.cli.session;

import dev.ferry.mapping.FinalNumber;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of the final repository on the command line. */
public final class IssueNumber implements ITypeConverter<FinalNumber> {
    @Override
    public FinalNumber convert(String text) {
        try {
            return new FinalNumber(Integer.parseInt(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("an issue's number is 1 or more, not '" + text + "'");
        }
    }
}
