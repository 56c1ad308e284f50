package dev.ferry.cli.journeys;

import dev.ferry.fixtures.hub.Exchange;
import dev.ferry.fixtures.hub.ExchangeObserver;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the bodies of all import requests in a file, each behind its length, for {@link BareLoad} to send again. */
final class RecordedImports implements ExchangeObserver, AutoCloseable {
    private final DataOutputStream out;

    RecordedImports(Path file) throws IOException {
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    @Override
    public synchronized void observed(Exchange exchange) {
        if (!exchange.method().equals("POST") || !exchange.target().endsWith("/import/issues")) {
            return;
        }
        try {
            out.writeInt(exchange.requestBody().length);
            out.write(exchange.requestBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
