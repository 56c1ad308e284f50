package dev.ferry.importer.forecast;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.OldToNewMap;
import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.ledger.MigrationView;
import java.net.URI;
import java.util.Optional;

/**
 * The ID map as it is expected to be: what is moved has its number, the rest those of the current forecast and {@code shift},
 * from the issue on that is moved next; what that one overtakes comes behind the {@code last} number of the forecast.
 */
record ExpectedMap(MigrationView migration, int generation, int shift, Optional<LegacyPosition> next, int last)
        implements OldToNewMap {
    static ExpectedMap of(MigrationView migration, Optional<ForecastView.Expected> next, int shift) {
        int generation = migration.forecast().current().orElse(0);
        return new ExpectedMap(
                migration,
                generation,
                shift,
                next.flatMap(expected -> migration.item(expected.item())).map(ItemRow::position),
                migration
                        .forecast()
                        .span(generation)
                        .map(ForecastView.Span::last)
                        .orElse(0));
    }

    @Override
    public Optional<MapRow> row(LegacyId id) {
        Optional<ItemRow> item = migration.item(id);
        Optional<MapRow> known = item.map(ItemRow::mapRow);
        if (known.flatMap(MapRow::finalNumber).isPresent()) {
            return known;
        }
        // Which number it gets is not known, but that it is none that was foreseen.
        int change = item.filter(this::isOvertaken).map(any -> last).orElse(shift);
        return migration
                .forecast()
                .number(generation, id)
                .map(number -> new MapRow(
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new FinalNumber(number.value() + change)),
                        Optional.empty()));
    }

    private boolean isOvertaken(ItemRow item) {
        return next.filter(position -> item.position().compareTo(position) < 0).isPresent();
    }

    @Override
    public Optional<URI> messageUrl(MessageId id) {
        return Optional.empty();
    }
}
