/** Files of settings that people write in YAML, each value with its place; begin at {@link dev.ferry.mapping.yaml.Section}. */
@NullMarked
package dev.ferry.mapping.yaml;

import org.jspecify.annotations.NullMarked;
