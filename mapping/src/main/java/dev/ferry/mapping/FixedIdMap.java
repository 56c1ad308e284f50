package dev.ferry.mapping;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ID map held in memory. */
final class FixedIdMap implements IdMap {
    private final Map<LegacyId, MapRow> byId = new HashMap<>();
    private final Map<StagingNumber, MapRow> byStaging = new HashMap<>();
    private final Map<FinalNumber, MapRow> byFinal = new HashMap<>();
    private final Map<MessageId, List<URI>> messages = new HashMap<>();

    FixedIdMap(Collection<MapRow> rows, Map<MessageId, List<URI>> messages) {
        for (MapRow row : rows) {
            byId.put(row.id(), row);
            row.staging().ifPresent(number -> byStaging.put(number, row));
            row.finalNumber().ifPresent(number -> byFinal.put(number, row));
        }
        messages.forEach((id, urls) -> this.messages.put(id, List.copyOf(urls)));
    }

    @Override
    public Optional<MapRow> row(LegacyId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<MapRow> row(StagingNumber number) {
        return Optional.ofNullable(byStaging.get(number));
    }

    @Override
    public Optional<MapRow> row(FinalNumber number) {
        return Optional.ofNullable(byFinal.get(number));
    }

    @Override
    public Optional<URI> messageUrl(MessageId id) {
        return messageUrls(id).stream().findFirst();
    }

    @Override
    public List<URI> messageUrls(MessageId id) {
        return messages.getOrDefault(id, List.of());
    }
}
