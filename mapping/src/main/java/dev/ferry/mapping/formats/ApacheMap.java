package dev.ferry.mapping.formats;

import java.io.IOException;

/** Redirects for Apache's mod_rewrite: a table, and the rules that look things up in it. */
final class ApacheMap {
    static final String TABLE = "ferry-map.txt";
    static final String RULES = "ferry-redirects.conf";

    private ApacheMap() {}

    static void write(MapContent content, MapFiles files) throws IOException {
        OldAddresses old = OldAddresses.of(content);
        files.write(TABLE, out -> {
            out.write("""
                    # The old tracker's addresses and where they lead now: see %s. For many issues a table in binary form is
                    # faster: httxt2dbm -i %s -o ferry-map.dbm, and dbm:... instead of txt:... there.
                    """.formatted(RULES, TABLE));
            // Without the root, which may hold what a key can not.
            new Redirects(content, old)
                    .each((path, address) -> out.write(path.substring(old.root().length()) + " " + address + "\n"));
        });
        String root = OldAddresses.quote(old.root());
        files.write(
                RULES,
                out -> out.write("""
                # To be included in the virtual host of the old tracker; needs mod_rewrite. What is not in the table goes on as
                # before: to the tracker, or to nothing. The table's place is relative to ServerRoot, or absolute.
                <IfDefine !FERRY_MAP>
                    Define FERRY_MAP "%1$s"
                </IfDefine>
                RewriteEngine On
                RewriteMap ferry "txt:${FERRY_MAP}"

                # ?@action=redirect&bpo=12, its parameters in any order
                RewriteCond %%{QUERY_STRING} "(?:^|[&;])(?:@|%%40)action=redirect(?:[&;]|$)"
                RewriteCond %%{QUERY_STRING} "(?:^|[&;])(?:%2$s)=(%3$s)(?:[&;]|$)"
                RewriteCond "${ferry:%4$s%%1%5$s}" "^(.+)$"
                RewriteRule "^%6$s(?:issue)?$" "%%1" [NE,QSD,R=301,L]

                RewriteCond "${ferry:$1}" "^(.+)$"
                RewriteRule "^%6$s(%7$s%3$s%8$s|msg%3$s)$" "%%1" [NE,QSD,R=301,L]
                """.formatted(
                                TABLE,
                                old.idParameters(),
                                OldAddresses.ID,
                                old.beforeId(),
                                old.afterId(),
                                root,
                                OldAddresses.quote(old.beforeId()),
                                OldAddresses.quote(old.afterId()))));
    }
}
