package dev.ferry.mapping.formats;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Redirects for nginx: a table for the level {@code http}, and the two lines that a {@code server} needs. */
final class NginxMap {
    static final String TABLE = "ferry-redirects.conf";
    static final String SERVER = "ferry-redirects.server.conf";

    /** An entry of nginx's table takes a pointer, a length and the key, rounded up to eight bytes; eight in one bucket are rare. */
    private static final int BESIDE_KEY = 24;

    private static final int SMALLEST_BUCKET = 256;
    private static final int SMALLEST_TABLE = 2048;

    private NginxMap() {}

    static void write(MapContent content, MapFiles files) throws IOException {
        OldAddresses old = OldAddresses.of(content);
        Redirects redirects = new Redirects(content, old);
        AtomicLong entries = new AtomicLong();
        AtomicInteger longest = new AtomicInteger();
        redirects.each((path, address) -> {
            entries.incrementAndGet();
            longest.accumulateAndGet(path.length(), Math::max);
        });
        files.write(TABLE, out -> {
            out.write("""
                    # The old tracker's addresses and where they lead now. To be included in nginx's `http`, and %1$s in
                    # the `server` of the old tracker. If these two sizes are set elsewhere too, keep the larger ones there.
                    map_hash_max_size %2$d;
                    map_hash_bucket_size %3$d;

                    # ?@action=redirect&bpo=12, its parameters in any order
                    map $args $ferry_action {
                        default "";
                        "~(?:^|[&;])(?:@|%%40)action=redirect(?:[&;]|$)" redirect;
                    }
                    map $args $ferry_id {
                        default "";
                        "~(?:^|[&;])(?:%4$s)=(?<ferry_number>%5$s)(?:[&;]|$)" $ferry_number;
                    }
                    map "$ferry_action $ferry_id $uri" $ferry_path {
                        default $uri;
                        "~^redirect (?<ferry_asked>%5$s) %6$s(?:issue)?$" "%7$s${ferry_asked}%8$s";
                    }

                    map $ferry_path $ferry_target {
                        default "";
                    """.formatted(
                            SERVER,
                            Math.max(SMALLEST_TABLE, entries.get() + entries.get() / 8),
                            bucket(longest.get()),
                            old.idParameters(),
                            OldAddresses.ID,
                            OldAddresses.quote(old.root()),
                            key(old.root() + old.beforeId()),
                            key(old.afterId())));
            redirects.each((path, address) -> out.write("    \"" + key(path) + "\" \"" + address + "\";\n"));
            out.write("}\n");
        });
        files.write(SERVER, out -> out.write("""
                # What is not in the table goes on as before: to the tracker, or to nothing.
                if ($ferry_target) {
                    return 301 $ferry_target;
                }
                """));
    }

    private static int bucket(int longestKey) {
        int size = SMALLEST_BUCKET;
        while (size < 8 * (BESIDE_KEY + longestKey)) {
            size *= 2;
        }
        return size;
    }

    /** Within double quotes. */
    private static String key(String path) {
        return path.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
