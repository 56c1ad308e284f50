package dev.ferry.mapping.formats;

import java.io.IOException;

/** What the ID map can be written as. All texts have LF at the ends of lines and are to be stored as UTF-8. */
public enum MapFormat {
    /** A table with the header {@code legacy_id,legacy_url,staging_number,final_number,final_url}, or that of the messages; RFC 4180. */
    CSV(false) {
        @Override
        public void write(MapContent content, MapFiles files) throws IOException {
            files.write("map.csv", out -> CsvMap.write(content, out));
        }
    },
    /** An array of objects with the names of the CSV's header, one a line; unknown values are null. */
    JSON(false) {
        @Override
        public void write(MapContent content, MapFiles files) throws IOException {
            files.write("map.json", out -> JsonMap.write(content, out));
        }
    },
    /** Statements for a Roundup tracker's database; DataException where an id is no number. */
    SQL(false) {
        @Override
        public void write(MapContent content, MapFiles files) throws IOException {
            files.write("map.sql", out -> SqlMap.write(content, out));
        }
    },
    /** Redirects for nginx, two files. */
    NGINX(true) {
        @Override
        public void write(MapContent content, MapFiles files) throws IOException {
            NginxMap.write(content, files);
        }
    },
    /** Redirects for Apache's mod_rewrite, two files. */
    APACHE(true) {
        @Override
        public void write(MapContent content, MapFiles files) throws IOException {
            ApacheMap.write(content, files);
        }
    },
    /** Pages that stand in the place of the tracker's own: one for each issue that is in the final repository, and a list of all. */
    HTML(true) {
        @Override
        public void write(MapContent content, MapFiles files) throws IOException {
            HtmlMap.write(content, files);
        }
    };

    private final boolean folder;

    MapFormat(boolean folder) {
        this.folder = folder;
    }

    /** Writes the whole map; whatever the files throw ends it. */
    public abstract void write(MapContent content, MapFiles files) throws IOException;

    /** Whether it is several files, which need a folder. */
    public boolean isFolder() {
        return folder;
    }
}
