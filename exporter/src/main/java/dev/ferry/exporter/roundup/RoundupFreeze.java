package dev.ferry.exporter.roundup;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FreezeReport;
import dev.ferry.exporter.roundup.rest.WriteTrial;
import java.time.Clock;

/**
 * Tries through REST whether a Roundup tracker really is read-only: creates an issue without a message, so that nobody
 * gets mail, and changes a title. What goes through is undone: the new issue is retired, the title put back, and both
 * are looked at again.
 */
public final class RoundupFreeze {
    private RoundupFreeze() {}

    /**
     * Writes to the tracker.
     *
     * @throws ConfigException where nobody is named who asks, or the login is refused; nothing was tried
     * @throws DataException where the tracker can not be reached or is not Roundup's; nothing was tried
     */
    public static FreezeReport attempt(RestAccess access, Clock clock) {
        if (access.authorization().isEmpty()) {
            throw new ConfigException("every tracker refuses strangers; name somebody who may write as long as the"
                    + " tracker is open, with 'user' and 'password' or 'token' beside 'rest'");
        }
        RoundupRest.check(access);
        return new WriteTrial(RoundupRest.connection(access), clock).run();
    }
}
