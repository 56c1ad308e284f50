package dev.ferry.importer.forecast;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.OldToNewMap;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationView;
import java.net.URI;
import java.util.Optional;

/** The ID map as it is expected to be: what is moved has its number, the rest those of the current forecast and {@code shift}. */
record ExpectedMap(MigrationView migration, int generation, int shift) implements OldToNewMap {
    @Override
    public Optional<MapRow> row(LegacyId id) {
        Optional<ItemRow> item = migration.item(id);
        Optional<MapRow> known = item.map(ItemRow::mapRow);
        if (known.flatMap(MapRow::finalNumber).isPresent()) {
            return known;
        }
        return migration
                .forecast()
                .number(generation, id)
                .map(number -> new MapRow(
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new FinalNumber(number.value() + shift)),
                        Optional.empty()));
    }

    @Override
    public Optional<URI> messageUrl(MessageId id) {
        return Optional.empty();
    }
}
