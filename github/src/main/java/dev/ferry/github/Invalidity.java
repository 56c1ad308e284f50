package dev.ferry.github;

import java.util.Locale;

/** Sorts what is wrong with an item by GitHub's codes and fields; the import API's errors have the same form. */
final class Invalidity {
    private Invalidity() {}

    static RefusalCategory of(ErrorBody error) {
        return error.errors().stream()
                .map(Invalidity::of)
                .filter(category -> category != RefusalCategory.INVALID)
                .findFirst()
                .orElseGet(() ->
                        error.says(ErrorTexts.TOO_LONG) ? RefusalCategory.TEXT_TOO_LONG : RefusalCategory.INVALID);
    }

    static RefusalCategory of(ErrorBody.Item item) {
        String resource = item.resource().toLowerCase(Locale.ROOT);
        String field = item.field().toLowerCase(Locale.ROOT);
        String location = item.location().toLowerCase(Locale.ROOT);
        if (item.code().equals("already_exists")) {
            return RefusalCategory.ALREADY_EXISTS;
        }
        if (resource.equals("label") || field.equals("labels") || location.contains("/labels")) {
            return RefusalCategory.LABEL_INVALID;
        }
        if (field.startsWith("assignee") || location.contains("/assignee")) {
            return RefusalCategory.ASSIGNEE_INVALID;
        }
        if (resource.equals("milestone") || field.equals("milestone") || location.contains("/milestone")) {
            return RefusalCategory.MILESTONE_INVALID;
        }
        // A comment that is too long is told by this pair alone; a body says so in words (code custom).
        boolean comment = item.code().equals("unprocessable") && field.equals("data");
        return comment || ErrorTexts.TOO_LONG.in(item.message())
                ? RefusalCategory.TEXT_TOO_LONG
                : RefusalCategory.INVALID;
    }
}
