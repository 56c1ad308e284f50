package dev.ferry.cli.verify;

import dev.ferry.transfer.verify.Difference;

/** The name of a field without the id of one comment, so that all of them count as one field. */
final class FieldName {
    private static final String COMMENT = "comment ";

    private FieldName() {}

    /** {@code comment author} for {@code comment message:34 author}. */
    static String of(Difference difference) {
        String field = difference.field();
        if (!field.startsWith(COMMENT)) {
            return field;
        }
        int rest = field.indexOf(' ', COMMENT.length());
        return rest < 0 ? COMMENT.strip() : COMMENT.strip() + field.substring(rest);
    }
}
