package dev.ferry.archive;

/** What is shown in the place of a record that names people who asked not to be named. The archive itself stays as it is. */
public interface Anonymizer {
    /** Everything as it is. */
    Anonymizer NONE = new Anonymizer() {
        @Override
        public Issue anonymized(Issue issue) {
            return issue;
        }

        @Override
        public User anonymized(User user) {
            return user;
        }

        @Override
        public String anonymized(String text) {
            return text;
        }
    };

    /**
     * The issue with such words left out; what it says of people by id stays. The texts of its messages stay too: what is a name in
     * them depends on what they are written in.
     */
    Issue anonymized(Issue issue);

    /** The person, or somebody without a name. */
    User anonymized(User user);

    /** The text with such words left out. */
    String anonymized(String text);
}
