package org.hostkeeper.demo.program;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The usual settings of units: systemd.unit(5), systemd.service(5), systemd.exec(5), systemd.resource-control(5). */
final class UnitKeys {
    private static final Map<String, Set<String>> KEYS = Map.of(
            "Unit", words("""
                    Description Documentation Wants Requires Requisite BindsTo PartOf Upholds Conflicts Before After OnFailure
                    OnSuccess RequiresMountsFor StopWhenUnneeded RefuseManualStart RefuseManualStop DefaultDependencies
                    StartLimitIntervalSec StartLimitBurst StartLimitAction ConditionPathExists ConditionPathIsDirectory
                    ConditionFileNotEmpty ConditionVirtualization ConditionHost AssertPathExists SourcePath"""),
            "Install", words("Alias WantedBy RequiredBy Also DefaultInstance"),
            "Service", words("""
                    Type ExitType RemainAfterExit GuessMainPID PIDFile BusName ExecStart ExecStartPre ExecStartPost ExecCondition
                    ExecReload ExecStop ExecStopPost RestartSec TimeoutStartSec TimeoutStopSec TimeoutAbortSec TimeoutSec
                    RuntimeMaxSec WatchdogSec Restart SuccessExitStatus RestartPreventExitStatus RestartForceExitStatus
                    NotifyAccess Sockets KillMode KillSignal SendSIGKILL WorkingDirectory RootDirectory User Group
                    DynamicUser SupplementaryGroups PAMName Environment EnvironmentFile PassEnvironment UnsetEnvironment
                    StandardInput StandardOutput StandardError SyslogIdentifier SyslogFacility SyslogLevel LogLevelMax
                    LogRateLimitIntervalSec LogRateLimitBurst UMask Nice OOMScoreAdjust OOMPolicy IOSchedulingClass
                    CPUSchedulingPolicy CPUAffinity LimitNOFILE LimitNPROC LimitCORE LimitMEMLOCK CapabilityBoundingSet
                    AmbientCapabilities NoNewPrivileges ProtectSystem ProtectHome PrivateTmp PrivateDevices PrivateNetwork
                    ProtectKernelTunables ProtectKernelModules ProtectControlGroups ProtectClock ProtectHostname
                    RestrictAddressFamilies RestrictNamespaces RestrictRealtime RestrictSUIDSGID LockPersonality
                    MemoryDenyWriteExecute SystemCallFilter SystemCallArchitectures ReadWritePaths ReadOnlyPaths
                    InaccessiblePaths BindPaths RuntimeDirectory RuntimeDirectoryMode StateDirectory CacheDirectory
                    LogsDirectory ConfigurationDirectory MemoryMax MemoryHigh MemoryLow MemoryMin CPUQuota CPUWeight IOWeight
                    TasksMax Slice Delegate DeviceAllow IPAddressAllow IPAddressDeny"""));

    private UnitKeys() {}

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    static boolean knows(String section, String key) {
        return key.startsWith("X-") || KEYS.getOrDefault(section, Set.of()).contains(key);
    }
}
