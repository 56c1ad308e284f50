package dev.ferry.exporter.roundup;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Decides what may leave the tracker. Secrets (passwords, sessions, one-time keys, login tokens, OpenIDs) never do;
 * addresses, phone numbers and the like only when the export was told so. Goes by the schema's types, and by names,
 * because Roundup keeps most secrets in plain text properties. Saved queries are people's own and stay too.
 */
final class Disclosure {
    private static final Pattern SECRET_CLASS =
            Pattern.compile("(?i)(oic|openid|oauth|saml|otk|session).*|.*session|query");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(passw|openid|secret|otks?$|session|token|api_?key|mac_?key|private_?key|pgp_?key).*");
    private static final Pattern PERSONAL_NAME =
            Pattern.compile("(?i).*(address|e_?mail|(^|_)mail|phone|mobile|telefax|(^|_)fax|jabber|skype|(^|_)icq).*");
    /** What a secret looks like in raw text that could not be read otherwise. */
    private static final Pattern SECRET_TEXT = Pattern.compile(
            "(?i).*(passw|openid|secret|session|token|\\{(pbkdf2|s?sha|md5|crypt|plaintext)[^}]*\\}).*",
            Pattern.DOTALL);

    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w-]+(\\.[\\w-]+)*", Pattern.UNICODE_CHARACTER_CLASS);

    private final boolean includePersonal;
    /** Journals ask for the same few names again and again. */
    private final Map<String, Boolean> withheldNames = new ConcurrentHashMap<>();

    private final Map<String, Boolean> secretClasses = new ConcurrentHashMap<>();

    Disclosure(boolean includePersonal) {
        this.includePersonal = includePersonal;
    }

    /** Whether items of this class stay in the tracker altogether. */
    static boolean isSecretClass(String className) {
        return SECRET_CLASS.matcher(className).matches();
    }

    /** Whether the values of this property stay in the tracker, wherever they are found. */
    boolean withholds(PropertySchema property) {
        return property.type().kind() == PropertyType.Kind.PASSWORD
                || withholds(property.name())
                || (property.type().target().isPresent()
                        && isSecretTarget(property.type().target().get()));
    }

    private boolean isSecretTarget(String className) {
        Boolean known = secretClasses.get(className);
        return known != null ? known : secretClasses.computeIfAbsent(className, Disclosure::isSecretClass);
    }

    /** The same for a property that only a journal knows. */
    boolean withholds(String property) {
        Boolean known = withheldNames.get(property);
        return known != null ? known : withheldNames.computeIfAbsent(property, this::isWithheldName);
    }

    private boolean isWithheldName(String property) {
        return SECRET_NAME.matcher(property).matches()
                || (!includePersonal && PERSONAL_NAME.matcher(property).matches());
    }

    /** Whether text of unknown meaning could hold something that must stay. */
    boolean suspects(String text) {
        return SECRET_TEXT.matcher(text).matches() || (!includePersonal && holdsAddress(text));
    }

    /** A person's own text with e-mail addresses taken out, unless they may leave. */
    String withoutAddresses(String text) {
        return includePersonal || !holdsAddress(text)
                ? text
                : ADDRESS.matcher(text).replaceAll("[address withheld]");
    }

    /** A login; one that is an e-mail address is cut at the @. */
    String login(String login) {
        if (includePersonal || !holdsAddress(login)) {
            return login;
        }
        int at = login.indexOf('@');
        return at > 0 ? login.substring(0, at) : login.replace("@", "").toLowerCase(Locale.ROOT);
    }

    private static boolean holdsAddress(String text) {
        return text.indexOf('@') >= 0 && ADDRESS.matcher(text).find();
    }
}
