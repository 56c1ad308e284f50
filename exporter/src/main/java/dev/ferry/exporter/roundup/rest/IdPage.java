package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * The numbers in one answer to a list, and what it says of how many there are. Read as it comes: the list of a large
 * tracker's messages has some hundred megabytes.
 *
 * @param total how many the tracker has, where it says so
 * @param next whether it says that there are more
 */
record IdPage(ItemIds ids, Optional<Long> total, boolean next) {
    /** Whether these are all that the tracker has; servers that cut an answer do not always say so. */
    boolean isWhole() {
        return !next && total.filter(size -> size == ids.size()).isPresent();
    }

    /** Empty where the answer holds no data. */
    static Optional<IdPage> read(JsonParser json) throws IOException {
        Optional<IdPage> page = Optional.empty();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
        } else {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = json.currentName().equals("data");
                if (json.nextToken() == JsonToken.START_OBJECT && data) {
                    page = Optional.of(data(json));
                } else {
                    json.skipChildren();
                }
            }
        }
        // A cut answer fails here at the latest.
        while (json.nextToken() != null) {
            json.skipChildren();
        }
        return page;
    }

    private static IdPage data(JsonParser json) throws IOException {
        ItemIds ids = new ItemIds();
        Optional<Long> total = Optional.empty();
        boolean next = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("collection") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    item(json, ids);
                }
            } else if (name.equals("@links") && value == JsonToken.START_OBJECT) {
                next = hasNext(json);
            } else if (name.equals("@total_size") && value == JsonToken.VALUE_NUMBER_INT) {
                total = Optional.of(json.getLongValue());
            } else {
                json.skipChildren();
            }
        }
        return new IdPage(ids, total, next);
    }

    private static void item(JsonParser json, ItemIds ids) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean id = json.currentName().equals("id");
            json.nextToken();
            if (id) {
                ids.add(json.getValueAsLong());
            }
            json.skipChildren();
        }
    }

    private static boolean hasNext(JsonParser json) throws IOException {
        boolean next = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            next |= json.currentName().equals("next");
            json.nextToken();
            json.skipChildren();
        }
        return next;
    }
}
