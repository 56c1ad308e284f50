/**
 * Trial runs: a representative few of an archive's issues, and what these refer to; entry class {@link
 * dev.ferry.importer.sample.Sampler}.
 */
@NullMarked
package dev.ferry.importer.sample;

import org.jspecify.annotations.NullMarked;
