package org.hostkeeper.secret.keyring;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.AddressResolvingException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;

/**
 * The keyring through the java-keyring library, which speaks to the Secret Service or KWallet over D-Bus. The library
 * takes and gives strings, which cannot be wiped; they are as short-lived as they can be. Used by one thread only.
 */
final class JavaKeyring implements DesktopKeyring {
    private static final String SERVICE = "hostkeeper";
    private static final List<String> NAMES =
            List.of("org.freedesktop.secrets", "org.kde.kwalletd5");

    private Optional<Keyring> open = Optional.empty();

    /** Elsewhere than on Linux the keyring is part of the system and needs no D-Bus. */
    @Override
    public void knock() throws KeyringFailure {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        try (DBusConnection bus =
                DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            DBus dbus = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            List<String> started = Arrays.asList(dbus.ListNames());
            List<String> startable = Arrays.asList(dbus.ListActivatableNames());
            if (NAMES.stream().noneMatch(n -> started.contains(n) || startable.contains(n))) {
                throw new KeyringFailure(Text.of("secret.keyring", "none"));
            }
        } catch (DBusException | AddressResolvingException | java.io.IOException e) {
            throw new KeyringFailure(Text.of("secret.keyring", "no-bus", told(e)), e);
        }
    }

    @Override
    public Optional<Secret> find(String account) throws KeyringFailure {
        return password(account).map(text -> Secret.of(text.toCharArray()));
    }

    /** Read back, because the library says nothing when a person does not unlock the keyring. */
    @Override
    public void keep(String account, Secret secret) throws KeyringFailure {
        String text = text(secret);
        try {
            keyring().setPassword(SERVICE, account, text);
        } catch (PasswordAccessException e) {
            throw failed(e);
        }
        if (!password(account).equals(Optional.of(text))) {
            throw new KeyringFailure(Text.of("secret.keyring", "not-kept"));
        }
    }

    @Override
    public void forget(String account) throws KeyringFailure {
        try {
            keyring().deletePassword(SERVICE, account);
        } catch (PasswordAccessException e) {
            if (!saysAbsent(e)) {
                throw failed(e);
            }
        }
    }

    @Override
    public void close() throws KeyringFailure {
        if (open.isPresent()) {
            try {
                open.get().close();
            } catch (Exception e) { // declared so by the library
                throw failed(e);
            }
        }
    }

    private Optional<String> password(String account) throws KeyringFailure {
        try {
            return Optional.of(keyring().getPassword(SERVICE, account));
        } catch (PasswordAccessException e) {
            if (saysAbsent(e)) {
                return Optional.empty();
            }
            throw failed(e);
        }
    }

    /** The library has one exception for all; these are its words for a password that is not there. */
    private static boolean saysAbsent(PasswordAccessException e) {
        String words = told(e);
        return words.startsWith("No stored credentials match") || words.contains("not in wallet");
    }

    private Keyring keyring() throws KeyringFailure {
        if (open.isEmpty()) {
            try {
                open = Optional.of(Keyring.create());
            } catch (BackendNotSupportedException e) {
                throw failed(e);
            }
        }
        return open.get();
    }

    private static String text(Secret secret) {
        byte[] utf8 = secret.utf8();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A keyring keeps text only", e);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private static KeyringFailure failed(Exception e) {
        return new KeyringFailure(Text.of("secret.keyring", "failed", told(e)), e);
    }

    private static String told(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
