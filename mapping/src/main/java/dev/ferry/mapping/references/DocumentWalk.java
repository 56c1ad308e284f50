package dev.ferry.mapping.references;

import java.util.function.Predicate;
import org.commonmark.node.Document;
import org.commonmark.node.Node;

/** Visits the nodes of a Markdown document in the order of its text. */
final class DocumentWalk {
    private DocumentWalk() {}

    /** {@code visit} tells whether a node's children are to be visited, too. */
    static void through(Node document, Predicate<Node> visit) {
        // Not a recursive visitor: deep nesting must not end in a stack overflow.
        Node node = document.getFirstChild();
        while (node != null) {
            Node next = visit.test(node) ? node.getFirstChild() : null;
            while (next == null && node != null && !(node instanceof Document)) {
                next = node.getNext();
                node = next == null ? node.getParent() : node;
            }
            node = next;
        }
    }
}
