package dev.ferry.mapping.ledger;

import dev.ferry.archive.ConfigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock on a file beside the ledger, held by every writing command: it ends with the process,
 * however that dies. The file's text names the holder for the command that comes second.
 */
final class WorkspaceLock implements AutoCloseable {
    /**
     * POSIX takes a process's lock away when that process closes any handle of the file, so within one process a second
     * attempt must not even open it.
     */
    private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

    /** The locked byte lies far behind the text: some systems let nobody read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private WorkspaceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock or throws a ConfigException that names the holder. */
    static WorkspaceLock take(Path ledger, String command, Instant now) {
        Path file = lockFile(ledger);
        String holder = new LockHolder(command, ProcessHandle.current().pid(), now).toString();
        String here = HELD_HERE.putIfAbsent(file, holder);
        if (here != null) {
            throw locked(ledger, here);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            // The channel keeps the lock until it is closed.
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw locked(ledger, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            WorkspaceLock taken = new WorkspaceLock(file, channel);
            channel = null;
            return taken;
        } catch (IOException e) {
            throw new ConfigException(
                    "can not lock the workspace with " + file + ": " + reason(e) + "; see that it may be written", e);
        } finally {
            if (channel != null) {
                giveUp(file, channel);
            }
        }
    }

    /** Java tells some reasons by the exception's class alone. */
    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    /** The holder when it is this very process: its lock file must then not be opened, see {@link #HELD_HERE}. */
    static Optional<String> heldHere(Path ledger) {
        return Optional.ofNullable(HELD_HERE.get(lockFile(ledger)));
    }

    private static Path lockFile(Path ledger) {
        Path folder = ledger.toAbsolutePath().getParent();
        Path name = ledger.getFileName();
        if (folder == null || name == null) {
            throw new ConfigException("the ledger's path " + ledger + " names no file");
        }
        try {
            return folder.toRealPath().resolve(name + ".lock");
        } catch (IOException e) {
            throw new ConfigException("the ledger's folder " + folder + " can not be found; run `ferry init` there", e);
        }
    }

    private static ConfigException locked(Path ledger, String holder) {
        String by = holder.isEmpty() ? "another command" : holder;
        return new ConfigException("the workspace of " + ledger + " is locked by " + by
                + "; wait for it to end or stop it, then run this command again");
    }

    private static void giveUp(Path file, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LedgerException("can not close " + file + ": " + reason(e), e);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    /** Gives the lock back; the text goes, the file stays, as removing it would let two commands lock two files of one name. */
    @Override
    public void close() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            throw new LedgerException("can not clear " + file + ": " + reason(e), e);
        } finally {
            giveUp(file, channel);
        }
    }
}
