package dev.ferry.cli.config;

import java.net.URI;

/** An address that requests go to: https, or http to this machine only. */
record ServiceAddress(URI uri) {}
