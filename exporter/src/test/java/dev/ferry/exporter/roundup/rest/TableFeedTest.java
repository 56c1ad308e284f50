package dev.ferry.exporter.roundup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.exporter.roundup.spool.Spool;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are filled while items come against the same ones filled when all are there. */
class TableFeedTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CLASSES = Set.of("issue", "status", "user");

    @TempDir
    Path folder;

    private void giveTheSame(String... items) throws Exception {
        assertThat(tables(false, items)).isEqualTo(tables(true, items)).isNotEmpty();
    }

    private List<String> tables(boolean atTheEnd, String... items) throws Exception {
        try (Store store = Store.open(folder.resolve(atTheEnd + "" + System.nanoTime()), "https://bugs.example.org/");
                TableFeed feed = new TableFeed(CLASSES, (name, property) -> property.equals("secret"))) {
            if (atTheEnd) {
                feed.distrust("issue");
            }
            long id = 0;
            for (String item : items) {
                id++;
                ObjectNode json = (ObjectNode) JSON.readTree(item.replace('\'', '"'));
                boolean retired = json.remove("retired") != null;
                store.put("issue", id, retired, json.toString());
                feed.add("issue", id, retired, json);
            }
            return contents(feed.finish(store));
        }
    }

    /** Every cell by name, because the order of columns tells nothing. */
    private static List<String> contents(Spool spool) throws SQLException {
        List<String> contents = new ArrayList<>();
        try (Statement statement = spool.finish().createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select name from sqlite_master where type = 'table'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (rows.next()) {
                        TreeMap<String, Object> row = new TreeMap<>();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            row.put(rows.getMetaData().getColumnName(i), String.valueOf(rows.getObject(i)));
                        }
                        contents.add(table + row);
                    }
                }
            }
        }
        return contents.stream().sorted().toList();
    }

    @Test
    void values_that_come_late() throws Exception {
        giveTheSame(
                "{'title':null,'when':null,'flag':null}",
                "{'title':'t','when':'2004-10-08.11:37:32','flag':true,'secret':'s'}",
                "{'title':'u','when':null,'flag':false,'activity':'2004-10-08.11:37:32','retired':1}");
    }

    @Test
    void links_that_show_late_where_they_lead() throws Exception {
        giveTheSame(
                "{'state':null,'watchers':[],'nosy':[],'other':null}",
                "{'state':{'id':'3','link':'x/data/status/3'},'watchers':[],'nosy':[],'other':[]}",
                "{'state':null,'watchers':[{'id':'4','link':'x/data/user/4'}],'nosy':[{'id':'5','link':'x/data/user/5'}]}");
    }

    @Test
    void values_of_another_type_than_the_first() throws Exception {
        giveTheSame("{'v':'2004-10-08.11:37:32','n':1}", "{'v':'never','n':1}", "{'v':null,'n':1}");
        giveTheSame("{'n':1}", "{'n':1.5}", "{'n':null}");
        giveTheSame("{'n':[]}", "{'n':[{'id':'4','link':'x/data/nothing/4'}]}");
        giveTheSame(
                "{'n':[{'id':'4','link':'x/data/user/4'}]}", "{'n':[{'id':'4','link':'x/data/status/4'}]}", "{'n':[]}");
    }

    @Test
    void a_class_whose_properties_never_have_a_value() throws Exception {
        giveTheSame("{'superseder':null,'plain':null}", "{'superseder':null,'plain':null}");
    }
}
