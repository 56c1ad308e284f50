package dev.ferry.mapping.labels;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.ferry.archive.Value;
import java.util.List;
import java.util.Optional;

/** Whether a rule fits a value: RE2's work and a star's grow with the value alone, whatever the tracker holds. */
public sealed interface ValueTest {
    /** What the first star or group stood for, empty where there is none; absent where the value does not fit. */
    Optional<String> star(String text);

    /** Whether one of these fits. */
    default boolean fitsAny(List<Value> values) {
        return values.stream().anyMatch(value -> star(value.text()).isPresent());
    }

    /** A value that is exact, or has a star for any text. */
    static ValueTest ofValue(String value) {
        return new Stars(value);
    }

    /** A pattern in RE2's syntax that the whole value has to fit; one that is none is an IllegalArgumentException that says why. */
    static ValueTest ofPattern(String pattern) {
        try {
            return new Re2(Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }

    /** A value as it is, or with stars. */
    record Stars(String pattern) implements ValueTest {
        @Override
        public Optional<String> star(String text) {
            return Glob.matches(pattern, text) ? Optional.of(Glob.star(pattern, text)) : Optional.empty();
        }
    }

    /** A regular expression for the whole value. */
    record Re2(Pattern pattern) implements ValueTest {
        @Override
        public Optional<String> star(String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Optional.of(Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : null)
                    .orElse(""));
        }
    }
}
