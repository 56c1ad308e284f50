package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is linked once from the header, whatever its name looks like. */
final class FileLinksTest {
    @ParameterizedTest
    @CsvSource({
        "'', file6/",
        "file6, file6/file6",
        "file 6, file6/file%206",
        "file6.txt, file6/file6.txt",
        "https://example.net/a$b.txt, file6/https%3A%2F%2Fexample.net%2Fa%24b.txt",
        "see http://example.net/x_y_z, file6/see%20http%3A%2F%2Fexample.net%2Fx_y_z",
        "www.example.net*x*, file6/www.example.net%2Ax%2A",
        "msg1 #12 @ann.txt, file6/msg1%20%2312%20%40ann.txt"
    })
    void of_any_name(String name, String address) {
        List<String> links = new ArrayList<>();
        List<String> others = new ArrayList<>();
        String body = Rendering.renderer().render(with(name)).body();
        ShownWords.PARSER.parse(body).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                if (link.getDestination().contains("/file6")) {
                    links.add(link.getDestination());
                } else if (!link.getDestination().startsWith(Rendering.TRACKER)
                        && !link.getDestination().startsWith("https://github.com/")) {
                    others.add(link.getDestination());
                }
            }
        });
        assertThat(links).as("%s", body).containsExactly(Rendering.TRACKER + address);
        assertThat(others).as("%s", body).isEmpty();
        assertThat(body.lines().filter(line -> line.startsWith("Files |")))
                .singleElement()
                .asString()
                .startsWith("Files | <li>[")
                .containsOnlyOnce("](");
    }

    private static Issue with(String name) {
        Issue issue = Rendering.issue("1", "t", "x");
        Attachment file = new Attachment(
                new FileId("6"),
                name,
                Optional.empty(),
                Optional.empty(),
                Rendering.CREATED,
                Optional.empty(),
                Optional.empty(),
                3,
                Optional.empty(),
                Map.of());
        return issue.toBuilder().files(List.of(file)).build();
    }
}
